//! Carts, orders, returns and payments: what a shopper asks for, and what was promised.
